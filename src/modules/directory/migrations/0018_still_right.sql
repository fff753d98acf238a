-- directory/0018: a person may say that a translation is still right after its original changed

-- The day on which it was said, and the beginning of the fingerprint of the original it was said of.
alter table translation add column still_right text check (still_right ~ '^\d{4}-\d{2}-\d{2} [0-9a-f]{16}$');
