-- The desk finds a record by a code, a number or an address while somebody talks, whoever it belongs to.
create index organization_identifier_upper on organization_identifier (upper(identifier));
create index phone_last_digits on phone (right(regexp_replace(number, '\D', '', 'g'), 8));
create index contact_last_digits on contact (right(regexp_replace(phone, '\D', '', 'g'), 8));
create index organization_email on organization (lower(email));
create index organization_certified_email on organization (lower(certified_email));
create index contact_email on contact (lower(email));
create index organization_not_public on organization (lower(name)) where visibility <> 'public';
