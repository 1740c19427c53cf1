raise RuntimeError("conftest.py is not imported")
