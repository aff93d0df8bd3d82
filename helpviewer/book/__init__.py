"""What a book is: the contract on disk, reading it, and a book packed into one file. No Qt."""
