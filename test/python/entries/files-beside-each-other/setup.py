raise RuntimeError("setup.py is not imported")
