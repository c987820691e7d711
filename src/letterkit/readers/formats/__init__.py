"""One module for each format of finished files; `letterkit.readers` says what each has to have."""
