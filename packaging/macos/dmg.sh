#!/bin/sh
# Signs the .app and puts it on a disk image.   usage: dmg.sh APP IMAGE
# SIGNING_IDENTITY names a certificate of the publisher's; without one the app is signed for this machine only.
set -eu
app=$1
image=$2
codesign --force --deep --options runtime --sign "${SIGNING_IDENTITY:--}" \
    --entitlements "$(dirname "$0")/entitlements.plist" "$app"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -R "$app" "$folder"
ln -s /Applications "$folder/Applications"
hdiutil create -volname "$(basename "$app" .app)" -srcfolder "$folder" -ov -format UDZO "$image.new.dmg"
mv "$image.new.dmg" "$image"
