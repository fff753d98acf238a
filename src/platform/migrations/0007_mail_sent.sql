-- platform/0007: which mails of background jobs a mail server took, so that a job that is tried again sends none twice

create table mail_sent (
  -- Digest of the job, the address and the how manieth to it: no word of the mail, no address.
  mail text primary key check (length(mail) = 40),
  sent_at timestamptz not null
);
create index mail_sent_at on mail_sent (sent_at);
