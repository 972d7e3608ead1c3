-- Where a document's file is, relative to the archive. Null for what an earlier version received: date/feed/file_name.
alter table document add column archived_as varchar(400);
-- Hashes of the file's segments, in Base64, so that each part of it can be verified when it is read.
alter table document add column segment_hashes text;
-- The file's name without what does not tell names apart on every file system: letter case and Unicode normalization.
alter table document add column name_key varchar(600);

update document set name_key = lower(file_name);

create index document_archived_as on document (archived_as);
create index document_name_key on document (feed, name_key);
