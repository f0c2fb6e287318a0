"""Everything that Easel says in Russian: to a student as to a friend, to a teacher politely.

Commands, parameters and what stands on Midjourney's buttons keep their English names: they are
what people type and press.
"""
