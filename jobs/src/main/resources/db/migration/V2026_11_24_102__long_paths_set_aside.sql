-- A folder of the inbox can lie as deep as its sender likes.
alter table set_aside alter column feed set data type text;
alter table set_aside alter column file_name set data type text;
