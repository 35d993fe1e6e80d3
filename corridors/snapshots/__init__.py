"""Views kept with the data they were made from: what is shared stays as it was."""
