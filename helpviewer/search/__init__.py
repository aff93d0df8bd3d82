"""Full-text search over one book: query, ranking, snippets, results. No Qt."""
