-- directory/0006: the search writes its distances out, which is thirty times as fast as a function
drop function organization_search_km(double precision[], double precision, double precision);
