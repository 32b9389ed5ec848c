"""`python -m communique.cli`, for where the script is not on the path."""

from communique.cli.main import main

main()
