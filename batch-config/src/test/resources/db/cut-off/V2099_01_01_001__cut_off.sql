create table half (n int);
alter table lease add column half int;
insert into half values ('not a number');
