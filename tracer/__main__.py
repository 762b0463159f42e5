"""Run the command line as `python -m tracer`."""

from tracer.cli.app import main

main()
