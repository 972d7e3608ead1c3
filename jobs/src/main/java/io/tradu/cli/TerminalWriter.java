package io.tradu.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Optional;

import io.tradu.batch.log.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * What a command prints. Whatever is printed stays on one line and cannot act on the
 * terminal, wherever it comes from: only {@link #println()} ends a line, and only
 * {@link PageLine} and {@link #control} add sequences for the terminal. Remembers when
 * the output could not be written.
 */
public final class TerminalWriter extends PrintWriter {

	private final Target target;

	private TerminalWriter(Target target) {
		super(target, true);
		this.target = target;
	}

	/** Returns the standard output of this process. */
	static TerminalWriter ofOutput() {
		return of(FileDescriptor.out);
	}

	/** Returns the standard error of this process. */
	public static TerminalWriter ofErrors() {
		return of(FileDescriptor.err);
	}

	private static TerminalWriter of(FileDescriptor stream) {
		return over(new BufferedWriter(new OutputStreamWriter(new FileOutputStream(stream), Charset.defaultCharset())));
	}

	/** Returns a writer that prints to another one. */
	static TerminalWriter over(Writer writer) {
		return (writer instanceof TerminalWriter terminal) ? terminal : new TerminalWriter(new Target(writer));
	}

	@Override
	public void write(int character) {
		write(Character.toString(character));
	}

	@Override
	public void write(char[] text, int offset, int length) {
		write(new String(text, offset, length));
	}

	@Override
	public void write(String text, int offset, int length) {
		control(VisibleText.of(text.substring(offset, offset + length)));
	}

	/** Prints a line that may be coloured. */
	void println(PageLine line, Glyphs glyphs) {
		control(line.render(glyphs));
		println();
	}

	/** Prints a text that the product itself has written, line by line. */
	void printLines(String text) {
		text.lines().forEach(this::println);
	}

	/** Passes on what the terminal is to act on. No part of it may come from outside. */
	void control(String sequence) {
		super.write(sequence, 0, sequence.length());
	}

	/**
	 * Returns why the output could not be written; empty if it was, or if its reader has
	 * closed it because it has read enough.
	 */
	Optional<IOException> failure() {
		flush();
		return Optional.ofNullable(this.target.failure)
			.filter((failure) -> !"Broken pipe".equals(failure.getMessage()));
	}

	private static final class Target extends Writer {

		private final Writer writer;

		private @Nullable IOException failure;

		private Target(Writer writer) {
			this.writer = writer;
		}

		@Override
		public void write(char[] text, int offset, int length) throws IOException {
			remembering(() -> this.writer.write(text, offset, length));
		}

		@Override
		public void flush() throws IOException {
			remembering(this.writer::flush);
		}

		@Override
		public void close() throws IOException {
			remembering(this.writer::close);
		}

		private void remembering(Output output) throws IOException {
			try {
				output.run();
			}
			catch (IOException ex) {
				this.failure = (this.failure != null) ? this.failure : ex;
				throw ex;
			}
		}

	}

	@FunctionalInterface
	private interface Output {

		void run() throws IOException;

	}

}
