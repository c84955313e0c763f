"""From text to model: reading files, decoding keys, telling what is wrong with them."""
