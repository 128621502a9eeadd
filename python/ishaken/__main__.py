import sys

try:
    from ishaken.command import main

    main()
except KeyboardInterrupt:  # before a command could take care of it
    sys.exit(130)
