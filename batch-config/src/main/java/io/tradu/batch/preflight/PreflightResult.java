package io.tradu.batch.preflight;

import java.util.List;

/**
 * What a check has come to.
 *
 * @param check the identifier of the check
 * @param findings what is wrong; nothing if all is well
 */
public record PreflightResult(String check, List<PreflightFinding> findings) {

	public PreflightResult {
		findings = List.copyOf(findings);
	}

}
