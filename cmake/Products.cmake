# Executables and the compiled pack.
