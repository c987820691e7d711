"""One check a file; the file's name is the code. A module has SEVERITY and `check(subject)`, or `review(subject,
findings)` for what looks at the findings of the others; its docstring ends with a good and a bad example."""
