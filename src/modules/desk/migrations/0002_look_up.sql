-- The rest of what a record is found by while somebody talks.
create index organization_identifier_upper on organization_identifier (upper(identifier));
create index contact_last_digits on contact (right(regexp_replace(phone, '\D', '', 'g'), 8));
create index contact_email on contact (lower(email));
create index organization_not_public on organization (lower(name)) where visibility <> 'public';
