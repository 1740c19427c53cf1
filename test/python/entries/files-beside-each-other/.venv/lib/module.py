raise RuntimeError("other people's code")
