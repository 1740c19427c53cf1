import unittest

from tests.folder import FolderTest

PLAIN = "from k3sfn import http\n@http\ndef {}(): ...\n"


class Discover(FolderTest):
    def test_everything_about_a_function(self):
        self.write(
            functions__api="""
            from k3sfn import http_trigger as trigger, serverless
            import k3sfn as fn

            @serverless(memory="1Gi",
                        secrets=["a"])
            @trigger(
                path="/x",
                methods=("GET",),
            )
            async def x(request): ...

            @fn.queue(queue_name="q", batch_size=5)
            def y(items): ...
            """
        )
        self.assertEqual(
            self.discover(),
            [
                {
                    "name": "x",
                    "module": "functions.api",
                    "file": "functions/api.py",
                    "line": 11,
                    "async": True,
                    "trigger": {"type": "http", "path": "/x", "methods": ["GET"]},
                    "settings": {"memory": "1Gi", "secrets": ["a"]},
                },
                {
                    "name": "y",
                    "module": "functions.api",
                    "file": "functions/api.py",
                    "line": 14,
                    "async": False,
                    "trigger": {"type": "queue", "queue_name": "q", "batch_size": 5},
                    "settings": {},
                },
            ],
        )

    def test_a_folder_of_functions_hides_the_rest(self):
        self.write(functions__b=PLAIN.format("b"), functions__a__deep=PLAIN.format("d"), other=PLAIN.format("o"))
        self.assertEqual([f["file"] for f in self.discover()], ["functions/a/deep.py", "functions/b.py"])

    def test_of_a_folder_and_a_file_of_functions_the_one_counts_that_python_imports(self):
        self.write(functions__b=PLAIN.format("b"), functions__a__deep=PLAIN.format("d"), functions=PLAIN.format("f"))
        self.assertEqual([f["file"] for f in self.discover()], ["functions.py"])
        self.write_file("functions/__init__.py", "")
        self.assertEqual([f["file"] for f in self.discover()], ["functions/a/deep.py", "functions/b.py"])

    def test_a_file_of_functions_hides_the_rest(self):
        self.write(functions=PLAIN.format("f"), other=PLAIN.format("o"))
        self.assertEqual([f["file"] for f in self.discover()], ["functions.py"])

    def test_some_files_never_count(self):
        self.write(
            a=PLAIN.format("a"),
            _b=PLAIN.format("b"),
            test_c=PLAIN.format("c"),
            d_test=PLAIN.format("d"),
            conftest=PLAIN.format("e"),
            setup=PLAIN.format("f"),
            venv__g=PLAIN.format("g"),
            tests__h=PLAIN.format("h"),
            node_modules__i=PLAIN.format("i"),
            _j__k=PLAIN.format("k"),
        )
        self.write_file("package/__init__.py", PLAIN.format("l"))
        self.write_file("gunicorn.conf.py", PLAIN.format("m"))
        self.write_file("__init__.py", PLAIN.format("n"))
        self.write_file(".hidden/o.py", PLAIN.format("o"))
        self.write_file("notes.txt", "not Python")
        self.assertEqual([f["file"] for f in self.discover()], ["a.py", "package/__init__.py"])

    def test_functions_that_are_imported_count_where_they_are_defined(self):
        self.write(
            functions__api=PLAIN.format("a"),
            functions___private=PLAIN.format("hidden"),
        )
        self.write_file("functions/__init__.py", "from .api import *\nfrom ._private import hidden\n")
        self.assertEqual([(f["name"], f["module"]) for f in self.discover()], [("a", "functions.api")])

    def test_decorators_that_replace_the_function_do_not_hide_it(self):
        self.write(
            app="""
            from k3sfn import http, serverless
            def plain(function):
                def inner(*args): return function(*args)
                return inner

            @serverless(cpu="1")
            @plain
            @http(path="/a")
            @plain
            def a(request): ...

            @http(path="/b")
            @plain
            async def b(request): ...
            """
        )
        a, b = self.discover()
        self.assertEqual((a["name"], a["line"], a["settings"]), ("a", 11, {"cpu": "1"}))
        self.assertEqual((b["name"], b["line"], b["async"]), ("b", 15, True))

    def test_decorators_made_of_ours_count(self):
        self.write(
            app="""
            from k3sfn import http
            def api(path):
                def decorate(function):
                    return http(path="/api" + path)(function)
                return decorate

            @api("/a")
            def a(request): ...
            """
        )
        self.assertEqual([(f["name"], f["line"], f["trigger"]["path"]) for f in self.discover()], [("a", 9, "/api/a")])

    def test_what_files_print_does_not_disturb(self):
        self.write(app="print('hello')\n" + PLAIN.format("a"))
        self.assertEqual(len(self.discover()), 1)

    def test_no_functions(self):
        self.assertEqual(self.discover(), [])

    def test_a_file_that_cannot_be_imported_is_told_with_the_users_lines_alone(self):
        self.write(functions__a=PLAIN.format("a"), functions__b="x = 1\nimport not_there_at_all\n")
        message = self.refused()
        self.assertIn("functions/b.py cannot be imported.", message)
        self.assertIn("line 2", message)
        self.assertIn("No module named 'not_there_at_all'", message)
        self.assertNotIn("importlib", message)
        self.assertNotIn("loading.py", message)

    def test_broken_files(self):
        for text, expected in (
            ("def (:", "SyntaxError"),
            ("import sys; sys.exit(0)", "SystemExit"),
            ("from k3sfn import http\n@http(path='x')\ndef f(): ...", "f: path of @http_trigger is 'x'"),
            ("from k3sfn import serverless\n@serverless\ndef f(): ...", 'app.py:3: "f" has @serverless but no trigger'),
            (
                "from k3sfn import http\n@http\ndef f(a, b): ...",
                'nothing is known to give to the parameters a, b of "f"',
            ),
            ("from k3sfn import http\nhttp(lambda: 1)", "without a name"),
        ):
            with self.subTest(text=text):
                self.write(app=text)
                self.assertIn(expected, self.refused())

    def test_two_functions_of_one_name(self):
        self.write(a=PLAIN.format("same"), b=PLAIN.format("same"))
        self.assertIn('Two functions are called "same": a.py:3 and b.py:3.', self.refused())

    def test_names_of_pythons_own_modules(self):
        self.write(queue=PLAIN.format("a"))
        self.assertIn('queue.py has the name of a module of Python, "queue"', self.refused())

    def test_no_folder(self):
        self.folder = self.folder / "nowhere"
        self.assertIn("nowhere is not a folder", self.refused())


if __name__ == "__main__":
    unittest.main()
