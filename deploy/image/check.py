"""Unpacks an image's layers into a folder and runs its entry point there, as its user: needs root, for mount and chroot.

python3 deploy/image/check.py target/selon-image.tar
"""
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
import urllib.request

PORT = 13030
LONGEST_START_SECONDS = 60


def unpacked(image, folder):
    """Puts the layers into a folder, one over the other, and returns the image's configuration."""
    with tarfile.open(image) as layout:
        def blob(descriptor):
            kind, digest = descriptor['digest'].split(':')
            content = layout.extractfile('blobs/' + kind + '/' + digest).read()
            assert hashlib.new(kind, content).hexdigest() == digest, digest
            return content
        assert json.load(layout.extractfile('oci-layout'))['imageLayoutVersion'] == '1.0.0'
        index = json.load(layout.extractfile('index.json'))
        manifest = json.loads(blob(index['manifests'][0]))
        configuration = json.loads(blob(manifest['config']))
        assert len(manifest['layers']) == len(configuration['rootfs']['diff_ids']) >= 2, manifest
        for number, layer in enumerate(manifest['layers']):
            path = os.path.join(folder, 'layer')
            with open(path, 'wb') as out:
                out.write(blob(layer))
            with tarfile.open(path) as files:
                files.extractall(os.path.join(folder, 'root'))
            os.remove(path)
            print('layer %d: %d bytes, as its digest says' % (number + 1, layer['size']))
    return configuration['config']


def started(configuration, root):
    """Runs the entry point as a container would, but for its network."""
    user, group = (int(number) for number in configuration['User'].split(':'))
    assert user != 0, 'not as root'
    words = configuration['Entrypoint'] + configuration['Cmd'] + ['--port', str(PORT)]

    def enter():
        os.chroot(root)
        os.chdir(configuration['WorkingDir'])
        os.setgroups([])
        os.setgid(group)
        os.setuid(user)
    return subprocess.Popen(words, env=dict(line.split('=', 1) for line in configuration['Env']), preexec_fn=enter,
                            executable=words[0], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def got(path, accept='*/*'):
    request = urllib.request.Request('http://127.0.0.1:%d/%s' % (PORT, path), headers={'Accept': accept})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.read().decode()


def waited(server, begun):
    while time.monotonic() < begun + LONGEST_START_SECONDS:
        assert server.poll() is None, 'it ended with %s' % server.poll()
        try:
            assert json.loads(got('-/health/ready'))['state'] == 'ready'
            return time.monotonic() - begun
        except OSError:
            time.sleep(0.02)
    raise AssertionError('it does not answer')


def run(configuration, root, which):
    begun = time.monotonic()
    server = started(configuration, root)
    try:
        wall = waited(server, begun)
        with open('/proc/%d/stat' % server.pid) as stat:
            ticks = [int(number) for number in stat.read().rsplit(') ', 1)[1].split()[11:13]]
        print('%s start: ready after %.1f s, of which a processor worked %.1f s' % (which, wall, sum(ticks) / os.sysconf('SC_CLK_TCK')))
        with open('/proc/%d/maps' % server.pid) as maps:
            archived = '/selon.jsa' in maps.read()
        assert archived == os.path.exists(os.path.join(root, 'opt/selon/selon.jsa')), 'the archive of loaded classes is used'
        with open('/proc/%d/status' % server.pid) as status:
            users = [line.split()[1:] for line in status if line.startswith(('Uid:', 'Gid:'))]
        assert users == [['10001'] * 4] * 2, users
        assert 'C-Sky' in got('id/deal/alibaba-group-c-sky-2018', 'text/html')
        count = got('sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fs%20%3Fp%20%3Fo%7D', 'text/csv').split()[1]
        assert int(count) > 1000, count
        print('user 10001 serves %s triples' % count)
    finally:
        server.send_signal(signal.SIGTERM)
    assert server.wait(30) == 143, server.returncode


def devices(root):
    """What every container has of /dev; without chance from the system, Java makes its own for ten seconds."""
    os.makedirs(os.path.join(root, 'dev'), exist_ok=True)
    for name in ('null', 'zero', 'random', 'urandom'):
        inside = os.path.join(root, 'dev', name)
        open(inside, 'x').close()
        subprocess.run(['mount', '--bind', '/dev/' + name, inside], check=True)


def main(image):
    folder = tempfile.mkdtemp(prefix='selon-image-')
    try:
        configuration = unpacked(image, folder)
        root = os.path.join(folder, 'root')
        os.mkdir(os.path.join(root, 'proc'))
        subprocess.run(['mount', '--bind', root, root], check=True)
        subprocess.run(['mount', '--bind', '/proc', os.path.join(root, 'proc')], check=True)
        devices(root)
        run(configuration, root, 'first')
        run(configuration, root, 'next')
    finally:
        subprocess.run(['umount', '--recursive', os.path.join(folder, 'root')], check=False)
        shutil.rmtree(folder)
    print('The image is right.')


if 'MOUNTS_OF_ITS_OWN' not in os.environ:
    os.execvpe('unshare', ['unshare', '--mount', sys.executable] + sys.argv, dict(os.environ, MOUNTS_OF_ITS_OWN='yes'))
main(sys.argv[1])
