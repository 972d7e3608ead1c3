package io.tradu.batch.database;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(30)
class LastWordsSocketFactoryTests {

	@Test
	void keepsWhatTheServerSaidBeforeItClosedTheConnection() throws IOException {
		assertThat(failure("SFATAL\0VFATAL\0C25P03\0Mterminating connection due to idle-in-transaction timeout\0\0"))
			.hasMessage("FATAL: terminating connection due to idle-in-transaction timeout (SQLSTATE 25P03)");
	}

	@Test
	void keepsTheFailureItselfWhereTheServerSaidNothing() throws IOException {
		assertThat(failure(null)).hasMessageNotContaining("SQLSTATE");
	}

	private static IOException failure(String error) throws IOException {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				Socket client = new LastWordsSocketFactory().createSocket(server.getInetAddress(),
						server.getLocalPort())) {
			try (Socket accepted = server.accept()) {
				if (error != null) {
					accepted.getOutputStream().write(message('N', "SNOTICE\0Mhello\0\0"));
					accepted.getOutputStream().write(message('E', error));
				}
			}
			OutputStream out = client.getOutputStream();
			return await().atMost(Duration.ofSeconds(20)).until(() -> written(out), (failure) -> failure != null);
		}
	}

	private static IOException written(OutputStream out) {
		try {
			out.write(new byte[8192]);
			return null;
		}
		catch (IOException ex) {
			return ex;
		}
	}

	private static byte[] message(char type, String content) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		byte[] text = content.getBytes(StandardCharsets.UTF_8);
		out.writeByte(type);
		out.writeInt(text.length + Integer.BYTES);
		out.write(text);
		return bytes.toByteArray();
	}

}
