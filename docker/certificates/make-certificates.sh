#!/bin/sh
# Makes the certificate of each server, and of the authority that signed them: make-certificates.sh FOLDER GROUP SERVER …
# The group, a number, may read the servers' keys. The authority's is thrown away once it has signed, so nobody can sign
# another. Run at each start: certificates are left as they are until 60 days before they end. Needs openssl.
set -eu
umask 077
days=${CERTIFICATE_DAYS:-730}
left=$((60 * 24 * 60 * 60))

folder=$1
group=$2
shift 2

in_order() {
  openssl verify -CAfile "$folder/trusted/ca.crt" "$1" && openssl x509 -in "$1" -noout -checkend "$left"
}

stale=no
for server in "$@"; do
  in_order "$folder/$server/server.crt" >/dev/null 2>&1 || stale=yes
done
if [ "$stale" = no ]; then
  echo 'The certificates are in order.'
  exit 0
fi

making=$(mktemp -d)
trap 'rm -rf "$making"' EXIT

# What was there is not written over but taken away: a server that runs keeps what it has read.
put() {
  rm -f "$2"
  cp "$1" "$2"
  chmod "$3" "$2"
}

openssl req -x509 -newkey rsa:2048 -nodes -days "$days" -keyout "$making/ca.key" -out "$making/ca.crt" \
  -subj '/O=Placement Tracker/CN=Placement Tracker authority' -addext keyUsage=critical,keyCertSign,cRLSign \
  -addext basicConstraints=critical,CA:TRUE,pathlen:0 2>/dev/null

for server in "$@"; do
  printf '%s\n' basicConstraints=critical,CA:FALSE keyUsage=critical,digitalSignature,keyEncipherment \
    extendedKeyUsage=serverAuth,clientAuth "subjectAltName=DNS:$server,DNS:localhost,IP:127.0.0.1" >"$making/$server.ext"
  openssl req -newkey rsa:2048 -nodes -keyout "$making/$server.key" -out "$making/$server.csr" -subj "/CN=$server" 2>/dev/null
  openssl x509 -req -in "$making/$server.csr" -CA "$making/ca.crt" -CAkey "$making/ca.key" -CAcreateserial \
    -days "$days" -extfile "$making/$server.ext" -out "$making/$server.crt" 2>/dev/null
  put "$making/$server.key" "$folder/$server/server.key" 640
  chgrp "$group" "$folder/$server/server.key"
  put "$making/$server.crt" "$folder/$server/server.crt" 644
done
# Last: until the authority's is there, what was made is not in order, and is made anew at the next start.
put "$making/ca.crt" "$folder/trusted/ca.crt" 644
echo "Certificates were made, for $days days: $*"
