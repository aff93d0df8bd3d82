"""CommonMark with GitHub's additions, and what generators of documentation add to it, by markdown-it-py."""
