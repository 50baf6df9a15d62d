"""What stands on the page of an item, a module for collections that are alike."""
