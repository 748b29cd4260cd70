"""Safety: seeing risk in what people write, answering it, and naming who helps."""
