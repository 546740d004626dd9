# Note
one = A 31m word { "{" }
�‮ a