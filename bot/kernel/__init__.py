"""Clock, ids, errors and local time: the standard library only, no input or output."""
