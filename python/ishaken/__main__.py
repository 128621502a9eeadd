import sys

try:
    from ishaken.command import main

    main()
except KeyboardInterrupt:  # before a command handles it
    sys.exit(130)
