"""What is shown: value in, text and buttons out; pure; one module per feature."""
