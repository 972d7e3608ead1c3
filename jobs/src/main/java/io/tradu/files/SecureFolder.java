package io.tradu.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.List;
import java.util.Set;

import io.tradu.batch.file.FileAccess;

/**
 * An open folder, reached from a trusted root without following a link below it. Files
 * are opened, created and renamed relative to the open folder, so that another process
 * that replaces a folder on the way by a link changes nothing.
 */
public final class SecureFolder implements Closeable {

	private final Path path;

	private final SecureDirectoryStream<Path> folder;

	private SecureFolder(Path path, SecureDirectoryStream<Path> folder) {
		this.path = path;
		this.folder = folder;
	}

	/**
	 * Opens a folder.
	 * @param root a folder that is trusted, and may be reached through links
	 * @param folder the root itself or a folder below it
	 * @throws FileSystemException if a folder below the root is a link or not a folder
	 */
	public static SecureFolder open(Path root, Path folder) throws IOException {
		return open(root, folder, false);
	}

	/**
	 * Opens a folder after creating those that are missing, the root included. Each new
	 * folder survives a power cut.
	 * @param root a folder that is trusted, and may be reached through links
	 * @param folder the root itself or a folder below it
	 * @throws FileSystemException if a folder below the root is a link or not a folder
	 */
	public static SecureFolder create(Path root, Path folder) throws IOException {
		Folders.create(root);
		return open(root, folder, true);
	}

	private static SecureFolder open(Path root, Path folder, boolean create) throws IOException {
		Path real = root.toRealPath();
		SecureFolder current = new SecureFolder(real, secure(real, Files.newDirectoryStream(real)));
		for (Path name : relative(root, real, folder)) {
			if (!name.toString().isEmpty()) {
				try (SecureFolder parent = current) {
					current = parent.child(name, create);
				}
			}
		}
		return current;
	}

	private static Path relative(Path root, Path real, Path folder) {
		Path below = folder.toAbsolutePath().normalize();
		for (Path start : List.of(root.toAbsolutePath().normalize(), real)) {
			if (below.startsWith(start)) {
				return start.relativize(below);
			}
		}
		throw new IllegalArgumentException(folder + " is not below " + root);
	}

	private SecureFolder child(Path name, boolean create) throws IOException {
		Path child = this.path.resolve(name);
		try {
			return new SecureFolder(child, this.folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
		}
		catch (NoSuchFileException ex) {
			if (!create) {
				throw new NoSuchFileException(child.toString());
			}
		}
		catch (FileSystemException ex) {
			throw Files.isSymbolicLink(child)
					? new FileSystemException(child.toString(), null, "is a symbolic link where a folder is expected")
					: ex;
		}
		try {
			Files.createDirectory(child);
		}
		catch (FileAlreadyExistsException ex) {
			// Another process was faster; what it made is opened below, if it is a
			// folder.
		}
		Folders.sync(this.path);
		return child(name, false);
	}

	private static SecureDirectoryStream<Path> secure(Path path, DirectoryStream<Path> stream) throws IOException {
		if (stream instanceof SecureDirectoryStream<Path> secure) {
			return secure;
		}
		stream.close();
		throw new FileSystemException(path.toString(), null, "the file system cannot open files relative to a folder");
	}

	/** Returns where the folder was when it was opened. */
	public Path path() {
		return this.path;
	}

	/** Returns whether a name is that of a file, not of a link or anything else. */
	boolean isRegularFile(Path name) throws IOException {
		return this.folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
			.readAttributes()
			.isRegularFile();
	}

	/** Opens a file for reading; a link is refused. */
	public FileChannel read(Path name) throws IOException {
		return channel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
	}

	/** Creates a file for writing; whatever has the name already is refused. */
	FileChannel create(Path name) throws IOException {
		return channel(name,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
	}

	private FileChannel channel(Path name, Set<? extends OpenOption> options) throws IOException {
		SeekableByteChannel channel = FileAccess.within(this.path, () -> this.folder.newByteChannel(name, options));
		if (channel instanceof FileChannel file) {
			return file;
		}
		channel.close();
		throw new FileSystemException(this.path.resolve(name).toString(), null, "cannot be synced");
	}

	/** Renames a file within the folder, over what has the new name. */
	void rename(Path name, Path newName) throws IOException {
		move(name, this, newName);
	}

	/**
	 * Moves a file to another folder of the same file system, over what has its name
	 * there.
	 */
	public void move(Path name, SecureFolder target, Path newName) throws IOException {
		FileAccess.within(this.path, () -> {
			this.folder.move(name, target.folder, newName);
			return newName;
		});
	}

	/** Deletes a file; a link is deleted, not what it points to. */
	public void delete(Path name) throws IOException {
		FileAccess.within(this.path, () -> {
			this.folder.deleteFile(name);
			return name;
		});
	}

	@Override
	public void close() throws IOException {
		this.folder.close();
	}

}
