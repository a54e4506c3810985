// Historical time.
