"""What a book is: the contract on disk, reading it, searching it. No Qt in this room."""
