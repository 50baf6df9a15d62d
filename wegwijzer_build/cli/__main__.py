"""`python -m wegwijzer_build.cli` is the same command, for where the script is not on the path."""

from wegwijzer_build.cli import main

if __name__ == "__main__":
    main()
