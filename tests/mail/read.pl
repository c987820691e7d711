# Reads headers and whole e-mails by the parsers of Perl (Email::MIME) and Dovecot (Email::Address::XS), for the tests.
# Standard input: one JSON array of e-mails in base64; standard output: what each says, as JSON.
use strict;
use warnings;
use Digest::SHA qw(sha256_hex);
use Email::Address::XS qw(parse_email_addresses);
use Email::MIME;
use JSON::PP;
use MIME::Base64;

sub people {
    my ($mail, $field) = @_;
    my $raw = $mail->header_raw($field) // '';
    return [map { [Email::MIME::Encode::mime_decode($_->phrase // ''), $_->address] } parse_email_addresses($raw)];
}

my @read;
for my $data (@{ decode_json(do { local $/; <STDIN> }) }) {
    my $mail = Email::MIME->new(decode_base64($data));
    my @files;
    $mail->walk_parts(sub {
        my ($part) = @_;
        return unless ($part->header('Content-Disposition') // '') =~ /^attachment/;
        push @files, [$part->filename, sha256_hex($part->body)];
    });
    push @read, {
        subject => $mail->header_str('Subject'),
        to => people($mail, 'To'),
        cc => people($mail, 'Cc'),
        files => \@files,
    };
}
print encode_json(\@read);
