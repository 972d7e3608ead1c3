create table half (n int);
alter table lease add column half int;
