performance.mark('assay.interactive');
