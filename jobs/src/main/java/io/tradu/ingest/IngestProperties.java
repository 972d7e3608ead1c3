package io.tradu.ingest;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How rows become blocks.
 *
 * @param blockRows most rows of a block
 * @param blockBytes size at which a block is closed, in bytes of the document
 * @param chunkBytes size at which the rows read so far are written, in bytes of their
 * documents; the setting {@code chunk-size} of the step bounds their number
 * @param sampleRows rows by which the language of a document is found
 */
@Validated
@ConfigurationProperties("tradu.ingest")
record IngestProperties(@DefaultValue("100") @Min(1) int blockRows, @DefaultValue("100000") @Min(1) long blockBytes,
		@DefaultValue("4000000") @Min(1) long chunkBytes, @DefaultValue("200") @Min(1) int sampleRows) {
}
