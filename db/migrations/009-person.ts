/** People are found by address or name in whatever case, without looking at everybody. */
export const person = `
CREATE INDEX comment_reviewer_address ON comment (lower(reviewer_address), reviewer_name, reviewer_address);
CREATE INDEX comment_reviewer_name ON comment (lower(reviewer_name), reviewer_name, reviewer_address);
CREATE INDEX series_submitter_address ON series (lower(submitter_address), submitter_name, submitter_address);
CREATE INDEX series_submitter_name ON series (lower(submitter_name), submitter_name, submitter_address);
`;
