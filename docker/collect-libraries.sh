#!/bin/sh
# Lays out in the directory $1 what the image holds besides the emulator and its runtime: the C and C++ libraries with
# their licences and package records (which scanners read), the user, and the writable directories.
set -eu
root=$1

mkdir -p "$root/usr/lib" "$root/etc" "$root/var/lib/dpkg/status.d"
ln -s usr/lib "$root/lib"

# The loader's path is part of every executable: /lib64/ld-linux-x86-64.so.2, /lib/ld-linux-aarch64.so.1.
for loader in /lib64/ld-linux-*.so.* /lib/ld-linux-*.so.*; do
  if [ -e "$loader" ]; then
    mkdir -p "$root/usr$(dirname "$loader")"
    cp -L "$loader" "$root/usr$loader"
  fi
done
if [ -d "$root/usr/lib64" ]; then
  ln -s usr/lib64 "$root/lib64"
fi

for directory in /usr/lib/*-linux-gnu; do
  [ -e "$directory/libc.so.6" ] || continue
  mkdir -p "$root$directory"
  for library in libc.so.6 libm.so.6 libdl.so.2 libpthread.so.0 librt.so.1 libresolv.so.2 libnss_files.so.2 \
      libnss_dns.so.2 libgcc_s.so.1 libstdc++.so.6; do
    cp -L "$directory/$library" "$root$directory/"
  done
done

# LANG=C.UTF-8: without it Java neither prints nor names a file beyond ASCII.
mkdir -p "$root/usr/lib/locale"
cp -rL /usr/lib/locale/C.utf8 "$root/usr/lib/locale/"

for package in libc6 libc-bin libgcc-s1 libstdc++6 gcc-12-base gcc-13-base gcc-14-base; do
  if dpkg-query -s "$package" > "$root/var/lib/dpkg/status.d/$package" 2> /dev/null; then
    mkdir -p "$root/usr/share/doc/$package"
    cp -L "/usr/share/doc/$package/copyright" "$root/usr/share/doc/$package/"
  else
    rm "$root/var/lib/dpkg/status.d/$package"
  fi
done
cp -L /etc/os-release "$root/etc/os-release"

echo 'root:x:0:0:root:/:/sbin/nologin' > "$root/etc/passwd"
echo 'nonroot:x:65532:65532:nonroot:/data:/sbin/nologin' >> "$root/etc/passwd"
echo 'root:x:0:' > "$root/etc/group"
echo 'nonroot:x:65532:' >> "$root/etc/group"
echo 'hosts: files dns' > "$root/etc/nsswitch.conf"

mkdir "$root/tmp" "$root/data"
chmod 1777 "$root/tmp" "$root/data"
