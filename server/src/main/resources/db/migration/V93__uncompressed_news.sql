-- Read once, a few seconds later, and gone: compressing these numbers costs more than they are worth.
ALTER TABLE software_news
    ALTER COLUMN come SET STORAGE EXTERNAL,
    ALTER COLUMN gone SET STORAGE EXTERNAL,
    ALTER COLUMN titles_come SET STORAGE EXTERNAL,
    ALTER COLUMN titles_gone SET STORAGE EXTERNAL;
