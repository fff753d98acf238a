-- freshness/0002: the public page knows what was confirmed part by part before it asked

update organization o set parts_verified = said.parts
from (select organization_id, jsonb_object_agg(part, at) as parts from record_confirmation group by organization_id) said
where said.organization_id = o.id;
