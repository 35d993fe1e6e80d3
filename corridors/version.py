"""The version of the app, written once."""

VERSION = "0.1.0"
