package io.tradu.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;

import io.tradu.csv.TextFileScan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class VerifiedChannelTests {

	private static final int SIZE = 3 * SegmentHashes.SEGMENT_BYTES + 17;

	private final byte[] content = new byte[SIZE];

	@TempDir
	private Path folder;

	private Path file;

	private SegmentHashes hashes;

	@BeforeEach
	void writeFile() throws IOException {
		new Random(1).nextBytes(this.content);
		this.file = Files.write(this.folder.resolve("a.csv"), this.content);
		this.hashes = SegmentHashes.of(this.file, TextFileScan.of(this.file).sha256());
	}

	@Test
	void readsWholeFile() throws IOException {
		assertThat(read(0, SIZE + 1)).isEqualTo(this.content);
	}

	@Test
	void readsFromTheMiddle() throws IOException {
		assertThat(read(20_000, 10_000)).isEqualTo(Arrays.copyOfRange(this.content, 20_000, 30_000));
	}

	@Test
	void refusesSegmentThatWasChanged() throws IOException {
		change(SegmentHashes.SEGMENT_BYTES + 5);

		assertThat(read(0, SegmentHashes.SEGMENT_BYTES)).hasSize(SegmentHashes.SEGMENT_BYTES);
		assertThatExceptionOfType(ChangedDocumentException.class).isThrownBy(() -> read(0, SIZE));
	}

	@Test
	void refusesChangeInTheLastByte() throws IOException {
		change(SIZE - 1);

		assertThatExceptionOfType(ChangedDocumentException.class).isThrownBy(() -> read(0, SIZE));
	}

	@Test
	void refusesFileThatWasCut() throws IOException {
		Files.write(this.file, Arrays.copyOf(this.content, SIZE - 1));

		assertThatExceptionOfType(ChangedDocumentException.class).isThrownBy(() -> read(0, SIZE));
	}

	@Test
	void readsNothingBehindTheRecordedSize() throws IOException {
		Files.writeString(this.file, "more", StandardOpenOption.APPEND);

		assertThat(read(0, SIZE + 4)).isEqualTo(this.content);
	}

	@Test
	void handsOutWhatItVerifiedWhenTheFileIsChangedAfterwards() throws IOException {
		try (VerifiedChannel channel = open()) {
			ByteBuffer first = ByteBuffer.allocate(1);
			channel.read(first);
			change(10);

			ByteBuffer rest = ByteBuffer.allocate(100);
			channel.read(rest);

			assertThat(rest.array()).isEqualTo(Arrays.copyOfRange(this.content, 1, 101));
		}
	}

	@Test
	void survivesStorage() {
		assertThat(SegmentHashes.parse(this.hashes.toString())).isEqualTo(this.hashes);
	}

	@Test
	void hashesOnlyTheFileThatIsExpected() {
		assertThatExceptionOfType(ChangedDocumentException.class)
			.isThrownBy(() -> SegmentHashes.of(this.file, "0".repeat(64)));
	}

	private byte[] read(long position, int length) throws IOException {
		try (VerifiedChannel channel = open()) {
			channel.position(position);
			ByteBuffer bytes = ByteBuffer.allocate(length);
			while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
				// Each read ends at the end of a segment.
			}
			return Arrays.copyOf(bytes.array(), bytes.position());
		}
	}

	private VerifiedChannel open() throws IOException {
		return new VerifiedChannel(FileChannel.open(this.file), SIZE, this.hashes,
				ChangedDocumentException.of(this.file, "0".repeat(64)));
	}

	private void change(int position) throws IOException {
		try (FileChannel channel = FileChannel.open(this.file, StandardOpenOption.WRITE)) {
			channel.write(ByteBuffer.wrap(new byte[] { (byte) ~this.content[position] }), position);
		}
	}

}
