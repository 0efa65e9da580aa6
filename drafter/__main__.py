"""`python -m drafter`: for machines where the `drafter` script is not on the PATH."""

from drafter.cli import main

if __name__ == "__main__":
    main()
