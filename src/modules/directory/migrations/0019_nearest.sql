-- directory/0019: the nearest places are found by an index; a degree of longitude is 0.74 of one of latitude in Italy

create index location_point on location using gist (point(longitude * 0.74, latitude)) where latitude is not null;
