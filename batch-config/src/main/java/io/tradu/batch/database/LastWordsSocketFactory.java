package io.tradu.batch.database;

import java.io.DataInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import javax.net.SocketFactory;

/**
 * Connects the driver of PostgreSQL to its server, and keeps what the server says before
 * it closes a connection: that the session was idle for too long, or that an
 * administrator ended it. The driver does not read it where it fails to send. Nothing is
 * kept of an encrypted connection.
 */
public final class LastWordsSocketFactory extends SocketFactory {

	@Override
	public Socket createSocket() {
		return new LastWordsSocket();
	}

	@Override
	public Socket createSocket(String host, int port) throws IOException {
		return connected(new InetSocketAddress(host, port));
	}

	@Override
	public Socket createSocket(InetAddress host, int port) throws IOException {
		return connected(new InetSocketAddress(host, port));
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
		return createSocket(host, port);
	}

	@Override
	public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
		return createSocket(host, port);
	}

	private static Socket connected(InetSocketAddress server) throws IOException {
		Socket socket = new LastWordsSocket();
		socket.connect(server);
		return socket;
	}

	private static final class LastWordsSocket extends Socket {

		private static final int PATIENCE_MILLIS = 500;

		private static final int LONGEST = 10_000;

		@Override
		public OutputStream getOutputStream() throws IOException {
			return new FilterOutputStream(super.getOutputStream()) {

				@Override
				public void write(byte[] content, int offset, int length) throws IOException {
					try {
						this.out.write(content, offset, length);
					}
					catch (IOException ex) {
						throw lastWords().map((words) -> new IOException(words, ex)).orElse(ex);
					}
				}

			};
		}

		// Each message of the server is a letter, its length with the length itself, and
		// its content; "E" is an error.
		private Optional<String> lastWords() {
			try {
				setSoTimeout(PATIENCE_MILLIS);
				DataInputStream in = new DataInputStream(getInputStream());
				while (true) {
					int type = in.readByte();
					int length = in.readInt() - Integer.BYTES;
					if (length < 0 || length > LONGEST) {
						return Optional.empty();
					}
					byte[] content = in.readNBytes(length);
					if (type == 'E') {
						return Optional.of(sentence(new String(content, StandardCharsets.UTF_8)));
					}
				}
			}
			catch (IOException ex) {
				return Optional.empty();
			}
		}

		// A letter and a text for each of its parts.
		private static String sentence(String error) {
			String severity = "";
			String state = "";
			String message = "";
			for (String part : error.split("\0")) {
				switch (part.isEmpty() ? ' ' : part.charAt(0)) {
					case 'S' -> severity = part.substring(1);
					case 'C' -> state = part.substring(1);
					case 'M' -> message = part.substring(1);
					default -> {
					}
				}
			}
			return severity + ": " + message + " (SQLSTATE " + state + ")";
		}

	}

}
